/** An instance of a result's class with its fields: unions tell their members apart by class. */
export function made<T extends object>(type: new () => T, fields: T): T {
  return Object.assign(new type(), fields);
}
