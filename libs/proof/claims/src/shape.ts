import { at, type JsonObject, type JsonValue } from './json.js';

/** What a value must look like: a kind of scalar, a list of one shape, one of several, or exactly these members. */
export type Shape =
  | 'text'
  | 'number'
  | 'no'
  | { readonly each: Shape; readonly count: number }
  | { readonly either: readonly Shape[] }
  | { readonly members: Readonly<Record<string, Shape>>; readonly optional?: readonly string[] };

/** Whether the value has the shape and not a member more. */
export function conforms(value: JsonValue | undefined, shape: Shape): boolean {
  if (shape === 'text') return typeof value === 'string' && value !== '';
  if (shape === 'number') return typeof value === 'number';
  if (shape === 'no') return value === false;
  if ('either' in shape) return shape.either.some((one) => conforms(value, one));
  if ('each' in shape) return isListOf(value, shape.each, shape.count);
  return isObject(value) && hasExactly(value, shape.members, shape.optional ?? []);
}

function isListOf(value: JsonValue | undefined, shape: Shape, count: number): boolean {
  return (
    Array.isArray(value) &&
    value.length === count &&
    value.every((entry: JsonValue) => conforms(entry, shape))
  );
}

function hasExactly(
  value: JsonObject,
  members: Readonly<Record<string, Shape>>,
  optional: readonly string[],
): boolean {
  const isKnown = Object.keys(value).every((name) => Object.hasOwn(members, name));
  const isWhole = Object.entries(members).every(([name, shape]) =>
    Object.hasOwn(value, name) ? conforms(at(value, name), shape) : optional.includes(name),
  );
  return isKnown && isWhole;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
