import { graphql } from '../graphql/graphql.js';

export const putOnHold = graphql(`
  mutation PutLearnerOnHold($input: PutLearnerOnHoldInput!) {
    putLearnerOnHold(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
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

export const withdrawLearner = graphql(`
  mutation WithdrawLearner($input: WithdrawLearnerInput!) {
    withdrawLearner(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
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

export const removeLearner = graphql(`
  mutation RemoveLearner($input: RemoveLearnerInput!) {
    removeLearner(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
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

export const resumeLearner = graphql(`
  mutation ResumeLearner($input: ResumeLearnerInput!) {
    resumeLearner(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
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

export const moveLearner = graphql(`
  mutation MoveLearner($input: MoveLearnerInput!) {
    moveLearner(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
          id
          communityName
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const changeTrack = graphql(`
  mutation ChangeTrack($input: ChangeTrackInput!) {
    changeTrack(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const changeLearner = graphql(`
  mutation ChangeLearner($input: ChangeLearnerInput!) {
    changeLearner(input: $input) {
      __typename
      ... on LearnerChanged {
        learner {
          id
          displayName
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

export const offerTransfer = graphql(`
  mutation OfferTransfer($input: OfferTransferInput!) {
    offerTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
      }
      ... on Problem {
        message
      }
    }
  }
`);
