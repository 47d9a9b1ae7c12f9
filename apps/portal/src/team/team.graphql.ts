import { graphql } from '../graphql/graphql.js';

export const teamFragment = graphql(`
  fragment TeamParts on Team {
    members {
      accountId
      displayName
      email
      roles
      joinedAt
      lastSeenOn
    }
    invitations {
      id
      email
      role
      state
      invitedAt
      invitedBy
      expiresAt
      mailedAt
      mailRefusedAt
    }
  }
`);

export const teamQuery = graphql(
  `
    query Team {
      team {
        ...TeamParts
      }
    }
  `,
  [teamFragment],
);

export const agencyTeamQuery = graphql(
  `
    query AgencyTeam($id: ID!) {
      agency(id: $id) {
        id
        team {
          ...TeamParts
        }
      }
    }
  `,
  [teamFragment],
);

export const inviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      __typename
      ... on MemberInvited {
        email
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

export const inviteAgencyManager = graphql(`
  mutation InviteAgencyManager($input: InviteAgencyManagerInput!) {
    inviteAgencyManager(input: $input) {
      __typename
      ... on MemberInvited {
        email
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

export const resendInvitation = graphql(`
  mutation ResendInvitation($input: ResendInvitationInput!) {
    resendInvitation(input: $input) {
      __typename
      ... on InvitationResent {
        email
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const withdrawInvitation = graphql(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      __typename
      ... on InvitationWithdrawn {
        email
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const changeMemberRoles = graphql(`
  mutation ChangeMemberRoles($input: ChangeMemberRolesInput!) {
    changeMemberRoles(input: $input) {
      __typename
      ... on MemberRolesChanged {
        member {
          accountId
          displayName
          roles
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

export const removeMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      __typename
      ... on MemberRemoved {
        accountId
      }
      ... on Problem {
        message
      }
    }
  }
`);
