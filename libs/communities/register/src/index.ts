export { RegisterModule } from './register.module.js';
export {
  type ChangeCommunityRequest,
  type Community,
  communityNameKey,
  type GuardModel,
  type RegisterCommunityRequest,
} from './domain/community.js';
export { communityCursor, type CommunityFilter, CommunityReads } from './store/community.reads.js';
export { ChangeCommunity, type ChangeCommunityOutcome } from './use-cases/change-community.js';
export { RegisterCommunity, type RegisterCommunityOutcome } from './use-cases/register-community.js';
