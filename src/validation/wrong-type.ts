import { type Problem, problem } from './problem';
import { show } from './show';
import { holdsExpression, isToken } from './token';

/** Where a value of a type is found in what people pass in its place: a member that shows what it is, and what to write. */
type Members = readonly (readonly [member: string, written: string])[];

const OBJECT_IDS = ['objectId', 'principalId', 'servicePrincipalObjectId'];

/** How a resource or a data source calls what a prop is for, where it calls it not like the prop. */
const OTHER_NAMES = Object.entries({
  resourceAppId: ['clientId'],
  applicationObjectId: ['objectId'],
  servicePrincipalObjectId: ['objectId'],
  principal: OBJECT_IDS,
  usersAndGroups: OBJECT_IDS,
  consentForUsers: OBJECT_IDS,
  owners: ['objectId', 'servicePrincipalObjectId'],
  displayName: ['name'],
  certificate: ['certPem', 'certificateDataBase64', 'pem'],
  endDate: ['expires', 'validityEndTime'],
  role: ['roleDefinitionResourceId', 'roleDefinitionId'],
});

const OF_OUTPUTS = ['staticId', '.value'] as const;
const STRINGS_OF_TERRAFORM: Members = [
  ['stringValue', '.stringValue'], // of a variable
  ['asString', '.asString'], // of a local
  OF_OUTPUTS,
];
const STRINGS: Members = [
  ['href', '.href'], // of a URL
  ['toISOString', '.toISOString()'], // of a date
  ['readUInt8', '.toString()'], // of a buffer
  ['id', '.id'], // of a resource
];
const LISTS: Members = [['listValue', '.listValue'], ['asList', '.asList'], OF_OUTPUTS];
const NUMBERS: Members = [['numberValue', '.numberValue'], ['asNumber', '.asNumber'], OF_OUTPUTS];

/** The problem of a value that must be a string. */
export function noString(prop: string, value: unknown, fix: string): Problem {
  return problem('type', prop, `must be a string, got ${show(value)}`, stringIn(prop, value) ?? fix);
}

/** The problem of a value that must be a list, of objects or of strings. */
export function noList(prop: string, value: unknown, ofObjects: boolean): Problem {
  return problem('type', prop, `must be a list, got ${show(value)}`, listIn(prop, value, ofObjects));
}

/** The problem of a value that must be an object with props. */
export function noStruct(prop: string, value: unknown): Problem {
  return noInstance(prop, value, 'an object', 'see its type in API.md');
}

/** The problem of a value that must be what the article and the noun say. */
export function noInstance(prop: string, value: unknown, wanted: string, fix: string): Problem {
  return problem('type', prop, `must be ${wanted}, got ${show(value)}`, memberIn(value) ?? fix);
}

/** How a number is had from a value that is none, as far as that can be known. */
export function numberIn(value: unknown): string | undefined {
  return isToken(value) ? 'pass Token.asNumber() of it' : memberIn(value, NUMBERS);
}

function stringIn(prop: string, value: unknown): string | undefined {
  // Of `credential.certificate` the last says what is asked for; of `owners[7]`, and of a name in a map, the first.
  const names = prop.split(/[.[]/);
  const name = names.at(-1) as string;
  const others = OTHER_NAMES.filter(([known]) => known === name || known === names[0]).flatMap(([, other]) => other);
  const named = [name, ...others].map((member) => [member, `.${member}`] as const);
  return memberIn(value, STRINGS_OF_TERRAFORM, named, STRINGS);
}

function listIn(prop: string, value: unknown, ofObjects: boolean): string {
  if (typeof value === 'string') {
    if (holdsExpression(value)) return 'pass Token.asList() of it';
    const orWhole = isToken(value) ? ', or pass Token.asList() of it where it is a list' : '';
    return `put the value into square brackets${orWhole}`;
  }
  const whole = memberIn(value, LISTS);
  if (whole) return whole;
  if (isObject(value) && Symbol.iterator in value) return 'pass Array.from() of it';
  if (isObject(value) && ofObjects) return 'put the value into square brackets';
  const one = stringIn(prop, value);
  return one ? `${one}, in square brackets` : 'pass a list, or leave it out';
}

/** What to write for a member that a value has, or how to come by the value itself. */
function memberIn(value: unknown, ...members: Members[]): string | undefined {
  if (typeof value === 'function') return 'call it, and pass what it returns';
  if (!isObject(value)) return undefined;
  if ('then' in value) return 'await it, and pass what it resolves to';
  const written = members.flat().find(([member]) => member in value)?.[1];
  return written && `pass its ${written}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
