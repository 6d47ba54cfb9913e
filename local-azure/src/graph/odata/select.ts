import { unknownSelection } from '../errors';
import { propertyOf, type Shape } from './shape';

type Shown = Readonly<Record<string, unknown>>;

/** The properties that `$select` names, and no others: not even the ID. */
export function selected(shape: Shape, names: string | undefined): (object: Shown) => Shown {
  if (names === undefined || names.trim() === '' || names.trim() === '*') return shape.visible ?? ((object) => object);
  const properties = names.split(',').map((name) => {
    const property = propertyOf(shape, name.trim());
    if (property === undefined) throw unknownSelection(name.trim(), shape.type);
    return property;
  });
  return (object) => Object.fromEntries(properties.map((name) => [name, object[name] ?? shape.hidden?.[name] ?? null]));
}

/** The context of an answer says what was selected: https://docs.oasis-open.org/odata/odata-json-format/v4.01 */
export function selection(names: string | undefined): string {
  return names === undefined || names.trim() === '' ? '' : `(${names.replaceAll(' ', '')})`;
}
