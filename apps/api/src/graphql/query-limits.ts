import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The deepest document of the portal goes this far: a learner's programme, to the words of an outcome. */
const DEEPEST = 8;
const MOST_ALIASES = 15;
const MOST_ROOT_FIELDS = 5;

/** How deep a selection goes, how many fields it has on its own level, how many aliases on all of them. */
interface Weight {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}
const NOTHING: Weight = { depth: 0, fields: 0, aliases: 0 };

/**
 * Refuses operations that ask for more than a screen can show (reliability 3g). Counts what fragments spread,
 * each read once; one that spreads itself counts nothing here, and another rule refuses it.
 */
export function queryLimits(context: ValidationContext): ASTVisitor {
  const weights = new Map<string, Weight>();
  const ofFragment = (name: string): Weight => {
    const known = weights.get(name);
    if (known) return known;
    weights.set(name, NOTHING);
    const weight = weigh(context.getFragment(name)?.selectionSet, ofFragment);
    weights.set(name, weight);
    return weight;
  };
  return {
    OperationDefinition: (operation) => {
      if (!context.getSchema().getRootType(operation.operation))
        context.reportError(
          new GraphQLError(`There is no ${operation.operation} here.`, { nodes: operation }),
        );
      const { depth, fields, aliases } = weigh(operation.selectionSet, ofFragment);
      if (depth > DEEPEST) refuse(context, operation, `goes deeper than ${DEEPEST} fields`);
      if (aliases > MOST_ALIASES) refuse(context, operation, `has more than ${MOST_ALIASES} aliases`);
      if (fields > MOST_ROOT_FIELDS)
        refuse(context, operation, `has more than ${MOST_ROOT_FIELDS} root fields`);
    },
  };
}

type OfFragment = (name: string) => Weight;

function weigh(selections: SelectionSetNode | undefined, ofFragment: OfFragment): Weight {
  return (selections?.selections ?? []).map((each) => weightOf(each, ofFragment)).reduce(together, NOTHING);
}

/** What begins with `__` describes the schema: graphql-js bounds its depth, and production does not answer it. */
function weightOf(node: SelectionNode, ofFragment: OfFragment): Weight {
  if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
  if (node.kind === Kind.INLINE_FRAGMENT) return weigh(node.selectionSet, ofFragment);
  const below = node.name.value.startsWith('__') ? NOTHING : weigh(node.selectionSet, ofFragment);
  return { depth: below.depth + 1, fields: 1, aliases: below.aliases + (node.alias ? 1 : 0) };
}

function together(a: Weight, b: Weight): Weight {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
  };
}

function refuse(context: ValidationContext, operation: OperationDefinitionNode, why: string): void {
  context.reportError(new GraphQLError(`The operation ${why}. Ask in smaller parts.`, { nodes: operation }));
}
