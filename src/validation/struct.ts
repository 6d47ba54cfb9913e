import type { Problem } from './problem';
import { propName } from './prop-name';
import { isToken } from './token';
import { unknownProblems } from './unknown-props';
import { noStruct } from './wrong-type';

/** What is wrong with the value of a prop. The root is the struct that the prop is in, or one that holds this one. */
export interface Rule<Value, Root = unknown> {
  (prop: string, value: Value, root: Root): Problem[];
  /** How a value is copied that the user could change later. Lists are copied without it. */
  readonly read?: (value: unknown) => unknown;
}

/** A rule for each prop of a struct, in their order. It compiles only if it names each of them, and nothing else. */
export type Rules<Props, Root = Props> = { readonly [Name in keyof Props]-?: Rule<Props[Name], Root> };

/**
 * A copy of a struct, for which each prop is read once: what is checked is what is rendered, whatever changes it later.
 * Props that do not exist are copied as well. A value that is no struct is returned as it is.
 */
export function readStruct<Props extends object>(given: Props, rules: Rules<Props, never>): Props {
  if (!isObject(given)) return given;
  const names = isPlain(given) ? [...Object.keys(rules), ...unknownNames(given, rules)] : Object.keys(rules);
  const props = names
    .map((name) => [name, readProp((given as Record<string, unknown>)[name], rules[name as keyof Props])])
    .filter(([, value]) => value !== undefined);
  // An object of a class that has none of the props is something else: a list, a date, a resource of Terraform.
  return isPlain(given) || props.length > 0 ? Object.fromEntries(props) : given;
}

function readProp(value: unknown, rule: { readonly read?: (value: unknown) => unknown } | undefined): unknown {
  if (rule?.read) return rule.read(value);
  return Array.isArray(value) ? Array.from(value) : value;
}

/**
 * Everything that is wrong with a struct that was read, in the order of its rules.
 *
 * @param name what the struct is called
 * @param parent the prop that holds its props, where they are not props themselves
 */
export function structProblems<Props extends object, Root>(
  rules: Rules<Props, Root>,
  props: Props,
  root: Root,
  name: string,
  parent?: string,
): Problem[] {
  if (!isPlain(props)) return [noStruct(name, props)];
  const names = Object.keys(rules) as (keyof Props & string)[];
  return [
    ...names.flatMap((prop) => rules[prop](propName(parent, prop), props[prop], root)),
    ...unknownProblems(
      parent,
      unknownNames(props, rules),
      names.filter((prop) => props[prop] === undefined),
    ),
  ];
}

/** The rule of a prop that holds a struct. */
export function struct<Props extends object, Root>(rules: Rules<Props, Root>): Rule<Props, Root> {
  return reading(
    (prop, value, root) => structProblems(rules, value, root, prop, prop),
    (value) => readStruct(value as Props, rules),
  );
}

/** A rule that holds where a prop is left out. */
export function optional<Value, Root>(rule: Rule<Value, Root>): Rule<Value | undefined, Root> {
  return reading(
    (prop, value, root) => (value === undefined ? [] : rule(prop, value, root)),
    (value) => readProp(value, rule),
  );
}

/** A rule, and how its value is copied. */
export function reading<Value, Root>(
  rule: (prop: string, value: Value, root: Root) => Problem[],
  read: Rule<Value>['read'],
): Rule<Value, Root> {
  return Object.assign(rule, { read });
}

/** Whether a value is an object of no class. One of a class can have more members than it has props. */
export function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A struct can be no token, though what is in it can. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isToken(value);
}

function unknownNames(value: object, rules: object): string[] {
  return Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
}
