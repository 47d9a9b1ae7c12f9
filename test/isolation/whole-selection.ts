import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** As deep as the api lets an operation go (reliability 3g). */
const DEEPEST = 8;
/** What a page within the answer is asked for. */
const REQUIRED: Readonly<Record<string, unknown>> = { first: 3 };

/** A selection of everything that a field of this type can answer, down to the depth that the api allows. */
export function everyField(type: GraphQLOutputType, depth = 1): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return membersOf(named.getTypes(), depth);
  if (isObjectType(named) || isInterfaceType(named)) {
    const fields = fieldsBelow(Object.values(named.getFields()), depth);
    return `{ __typename ${fields.join(' ')} }`;
  }
  return '';
}

/**
 * Members whose fields share a name but not a type would not stand side by side: the later ones get another name. What
 * the act answers with is selected whole; a refusal that shows the same type again shows its leaves, or the document
 * would have more tokens than the api reads.
 */
function membersOf(members: readonly GraphQLObjectType[], depth: number): string {
  const types = new Map<string, string>();
  const whole = new Set<string>();
  const parts = members.toSorted(refusalsLast).map((member) => {
    const fields = Object.values(member.getFields()).map((field) => {
      const known = types.get(field.name);
      types.set(field.name, known ?? String(field.type));
      const type = getNamedType(field.type).name;
      const [selected] = fieldsBelow([field], whole.has(type) ? DEEPEST - 2 : depth);
      whole.add(type);
      if (selected === undefined) return '';
      return known === undefined || known === String(field.type)
        ? selected
        : `${member.name}_${field.name}: ${selected}`;
    });
    return `... on ${member.name} { ${fields.join(' ')} }`;
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function refusalsLast(one: GraphQLObjectType, other: GraphQLObjectType): number {
  return one.getInterfaces().length - other.getInterfaces().length;
}

function fieldsBelow(fields: readonly GraphQLField<unknown, unknown>[], depth: number): string[] {
  return fields.flatMap((field) => {
    const isLeaf = isLeafType(getNamedType(field.type));
    if (depth + (isLeaf ? 0 : 1) >= DEEPEST) return [];
    return [`${field.name}${argumentsOf(field)} ${everyField(field.type, depth + 1)}`];
  });
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
  if (needed.length === 0) return '';
  const given = needed.map(({ name }) => {
    if (!(name in REQUIRED))
      throw new Error(`Nothing fills ${field.name}(${name}): say in whole-selection.ts what does.`);
    return `${name}: ${JSON.stringify(REQUIRED[name])}`;
  });
  return `(${given.join(', ')})`;
}
