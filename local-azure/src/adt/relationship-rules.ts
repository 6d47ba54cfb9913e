import type { Graph } from '../store/model';
import { Ontology } from './dtdl/ontology';
import { problemOf } from './dtdl/value';
import { invalidRelationship, invalidRelationshipContent, relationshipToItself } from './errors';

/** The properties of a relationship, if the models of both twins allow it and them. */
export function checkedRelationship(
  { models, twins }: Graph,
  source: string,
  relationship: Record<string, unknown>,
): Record<string, unknown> {
  const {
    $relationshipId: _id,
    $etag: _etag,
    $sourceId: _source,
    $relationshipName,
    $targetId,
    ...properties
  } = relationship;
  const target = String($targetId);
  if (target === source) throw relationshipToItself(source);
  const ontology = new Ontology(models);
  const entry = ontology.contents(modelOf(twins[source])).get(String($relationshipName));
  if (entry?.content.type !== 'Relationship') {
    throw invalidRelationship(`The model of ${source} has no relationship ${$relationshipName}`);
  }
  const { content, from } = entry;
  if (content.target !== undefined && !ontology.isA(modelOf(twins[target]), content.target)) {
    throw invalidRelationship(`The target of ${$relationshipName} is a ${content.target}, which ${target} is not`);
  }
  for (const [name, value] of Object.entries(properties)) {
    const schema = content.properties.get(name);
    if (schema === undefined) throw invalidRelationshipContent(`${name} is no property of ${$relationshipName}`);
    const problem = problemOf(value, schema, from.schemas, name);
    if (problem !== undefined) throw invalidRelationshipContent(problem);
  }
  return properties;
}

const modelOf = (twin: Record<string, unknown>): string => (twin.$metadata as { $model: string }).$model;
