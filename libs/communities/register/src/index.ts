export { RegisterModule } from './register.module.js';
export {
  type Community,
  communityNameKey,
  type GuardModel,
  type RegisterCommunityRequest,
} from './domain/community.js';
export { communityCursor, CommunityReads } from './store/community.reads.js';
export { RegisterCommunity, type RegisterCommunityOutcome } from './use-cases/register-community.js';
