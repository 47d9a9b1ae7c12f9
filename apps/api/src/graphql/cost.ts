import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one operation may cost (reliability 3g). The portal's dearest screen costs a third of it. */
export const MOST_POINTS = 2_000;

/** A field with fields of its own costs one point, a plain value none, and these what stands here. */
const POINTS: Readonly<Record<string, number>> = {
  'Agency.counts': 20,
  'AgencyConnection.totalCount': 10,
  'Community.counts': 3,
  'CommunityConnection.totalCount': 10,
  'AgreedTransferConnection.totalCount': 2,
  'IncomingTransferConnection.totalCount': 2,
  'LearnerConnection.totalCount': 10,
  'OutgoingTransferConnection.totalCount': 2,
  'JobRowConnection.totalCount': 2,
  'JournalConnection.totalCount': 2,
  'Query.issueReadiness': 100,
  'Query.joiningReport': 20,
  'Query.toDo': 50,
  'Badge.qr': 5,
};
/** An act writes, is journalled, and waits for the disk. */
const POINTS_OF_AN_ACT = 20;

/** Lists that no `first` bounds, and how many they are reckoned to hold. A list that is missing here stops the start. */
const SIZES: Readonly<Record<string, number>> = {
  'CarriesOver.assignments': 4,
  'ClaimCodesDrawn.codes': 100,
  'Completion.attemptsBefore': 2,
  'Completion.rubricNotes': 5,
  'Course.aims': 4,
  'Course.modules': 2,
  'InvalidInput.fields': 10,
  'IssueReadiness.blockedLearners': 50,
  'Learner.badges': 3,
  'LearnerSheetJudged.problems': 50,
  'LearnersEnrolled.refused': 50,
  'Learner.completions': 6,
  'LearnersJudgedForVersion.learners': 100,
  'MyAssignment.before': 2,
  'MyBadges.badges': 5,
  'MyProgramme.assignments': 4,
  'MyProgramme.tiers': 2,
  'MyRecord.assignments': 4,
  'LearnersInvited.mailedEnough': 20,
  'LearnersInvited.withoutAddress': 50,
  'Module.media': 1,
  'Module.outcomes': 4,
  'Module.topics': 5,
  'Transcript.accepted': 6,
  'NobodyEnrolled.refused': 50,
  'NothingEntered.refused': 50,
  'OpeningEntriesStale.entries': 20,
  'OpeningEntry.works': 4,
  'OpeningRecords.batches': 5,
  'OpeningRecordsEntered.refused': 50,
  'OpeningSheetJudged.problems': 50,
  'ProgrammeDraft.assignments': 4,
  'ProgrammeDraft.carriesOver': 2,
  'ProgrammeDraft.tiers': 2,
  'ProgrammeVersion.assignments': 4,
  'ProgrammeVersion.carriesOver': 2,
  'ProgrammeVersion.tiers': 2,
  'Query.backdatings': 50,
  'Query.jobs': 20,
  'Query.myRecord': 2,
  'Query.mySessions': 20,
  'Query.openingBatchesToDecide': 50,
  'Query.programmeDrafts': 2,
  'Query.programmeMapping': 4,
  'Query.programmes': 5,
  'Query.recentEntries': 20,
  'Team.invitations': 20,
  'Team.members': 20,
  'Tier.courses': 2,
  'Tier.modules': 4,
  'ToDo.lines': 7,
};

/** The most that one page holds; what is over it, or cannot be read, is reckoned as this and refused by its field. */
export const MOST_ON_A_PAGE = 100;

type Variables = Readonly<Record<string, unknown>>;

/** What an operation costs: every field its points, and what a list holds as often as the list is long. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const root = schema.getRootType(operation.operation);
  return root ? new Reckoning(schema, document, operation, variables).of(operation.selectionSet, root, 1) : 0;
}

/** Lists of the schema that the table does not know, and lists of the table that the schema does not. */
export function unpricedLists(schema: GraphQLSchema): readonly string[] {
  const lists = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(fieldsOf(type))
        .filter((field) => field.name !== 'edges' && isListOfTypes(field))
        .map((field) => `${type.name}.${field.name}`),
    );
  return [
    ...lists.filter((name) => !Object.hasOwn(SIZES, name)).map((name) => `${name} has no size in cost.ts`),
    ...Object.keys(SIZES)
      .filter((name) => !lists.includes(name))
      .map((name) => `${name} is in cost.ts and no list of the schema`),
  ];
}

class Reckoning {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** A fragment is reckoned once for each length of page that it is spread in. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly variables: Variables,
  ) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(
      (fragments as FragmentDefinitionNode[]).map((fragment) => [fragment.name.value, fragment]),
    );
  }

  /** `rows` is what the page holds whose connection this is; only its `edges` are taken so often. */
  of(selections: SelectionSetNode, type: GraphQLNamedType, rows: number): number {
    return selections.selections.reduce((sum, each) => sum + this.ofSelection(each, type, rows), 0);
  }

  private ofSelection(node: SelectionNode, type: GraphQLNamedType, rows: number): number {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.ofFragment(node.name.value, rows);
    if (node.kind === Kind.FIELD) return this.ofField(node, type, rows);
    const narrowed = node.typeCondition && this.schema.getType(node.typeCondition.name.value);
    return this.of(node.selectionSet, narrowed ?? type, rows);
  }

  private ofFragment(name: string, rows: number): number {
    const key = `${name} ${rows}`;
    const fragment = this.fragments.get(name);
    const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
    if (!fragment || !type) return 0;
    const cost = this.known.get(key) ?? this.of(fragment.selectionSet, type, rows);
    this.known.set(key, cost);
    return cost;
  }

  private ofField(node: FieldNode, type: GraphQLNamedType, rows: number): number {
    const field = fieldsOf(type)[node.name.value];
    if (!field) return 0;
    const name = `${type.name}.${field.name}`;
    const below = node.selectionSet
      ? this.of(node.selectionSet, getNamedType(field.type), this.rowsOf(node, field))
      : 0;
    const times = field.name === 'edges' ? rows : (SIZES[name] ?? 1);
    return times * (pointsOf(name, type, field) + below);
  }

  private rowsOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    if (!field.args.some(({ name }) => name === 'first')) return 1;
    const asked = this.firstOf(node);
    const isSize = Number.isInteger(asked) && Number(asked) >= 1 && Number(asked) <= MOST_ON_A_PAGE;
    return isSize ? Number(asked) : MOST_ON_A_PAGE;
  }

  private firstOf(node: FieldNode): unknown {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (value?.kind === Kind.INT) return Number(value.value);
    if (value?.kind !== Kind.VARIABLE) return undefined;
    const name = value.name.value;
    if (this.variables[name] !== undefined) return this.variables[name];
    const declared = this.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    return declared?.defaultValue?.kind === Kind.INT ? Number(declared.defaultValue.value) : undefined;
  }
}

function pointsOf(name: string, type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): number {
  if (type.name === 'Mutation') return POINTS_OF_AN_ACT;
  return POINTS[name] ?? (isCompositeType(getNamedType(field.type)) ? 1 : 0);
}

function fieldsOf(type: GraphQLNamedType): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}

function isListOfTypes({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}
