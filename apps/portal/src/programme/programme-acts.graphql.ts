import { graphql } from '../graphql/graphql.js';

export const startDraft = graphql(`
  mutation StartProgrammeDraft($input: StartProgrammeDraftInput!) {
    startProgrammeDraft(input: $input) {
      __typename
      ... on ProgrammeDraftStarted {
        draft {
          id
        }
      }
      ... on Problem {
        message
      }
      ... on InvalidInput {
        fields {
          field
          because
          message
        }
      }
    }
  }
`);

export const saveDraft = graphql(`
  mutation SaveProgrammeDraft($input: SaveProgrammeDraftInput!) {
    saveProgrammeDraft(input: $input) {
      __typename
      ... on ProgrammeDraftSaved {
        draft {
          id
          revision
        }
      }
      ... on Problem {
        message
      }
      ... on InvalidInput {
        fields {
          field
          because
          message
        }
      }
    }
  }
`);

export const publishProgramme = graphql(`
  mutation PublishProgramme($input: ProgrammeDraftAsReadInput!) {
    publishProgramme(input: $input) {
      __typename
      ... on ProgrammePublished {
        programmeVersion {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const discardDraft = graphql(`
  mutation DiscardProgrammeDraft($input: ProgrammeDraftAsReadInput!) {
    discardProgrammeDraft(input: $input) {
      __typename
      ... on ProgrammeDraftDiscarded {
        draftId
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const retireProgramme = graphql(`
  mutation RetireProgramme($input: RetireProgrammeInput!) {
    retireProgramme(input: $input) {
      __typename
      ... on ProgrammeRetired {
        programmeVersion {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
