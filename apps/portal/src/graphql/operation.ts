declare const types: unique symbol;

/** A query's text with the types of what it takes and gives. The types are hand-written beside the text. */
export interface Query<Variables, Data> {
  readonly text: string;
  readonly [types]?: (variables: Variables) => Data;
}

/** A mutation of one field whose result is a union: members that are a success, or that implement Problem. */
export interface Mutation<Input, Success> {
  readonly text: string;
  readonly [types]?: (input: Input) => Success;
  readonly field: string;
  readonly successes: readonly string[];
}

export function query<Variables, Data>(text: string): Query<Variables, Data> {
  return { text };
}

interface MutationParts {
  /** 'registerCommunity': the field's name; its input type and operation name follow from it. */
  readonly field: string;
  /** The member or members that are a success. */
  readonly success: string | readonly string[];
  /** What is read from a successful member. */
  readonly selection: string;
}

/**
 * Writes the one shape all mutations share. Problems are spread as the interface, so that a member
 * added later still shows its message, and a union without InvalidInput is no mistake.
 */
export function mutation<Input, Success>({
  field,
  success,
  selection,
}: MutationParts): Mutation<Input, Success> {
  const successes = typeof success === 'string' ? [success] : success;
  const read = successes.map((member) => `... on ${member} { ${selection} }`).join('\n    ');
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const text = `mutation ${name}($input: ${name}Input!) {
  ${field}(input: $input) {
    __typename
    ${read}
    ... on Problem { message ... on InvalidInput { fields { field because message } } }
  }
}`;
  return { text, field, successes };
}
