import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum of a room's own words; each value is described, or this does not compile. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const words = Object.keys(values) as Value[];
  const enumeration = Object.fromEntries(words.map((word) => [word, word])) as Record<Value, Value>;
  const described = words.map((word) => [word, { description: values[word] }]);
  registerEnumType(enumeration, { name, description, valuesMap: Object.fromEntries(described) as never });
  return enumeration;
}
