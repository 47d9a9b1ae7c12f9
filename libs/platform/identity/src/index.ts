export { type Account, type AccountRequest } from './domain/account.js';
export { type Locale, type SignedInPerson } from './domain/person.js';
export { composeIdentity, type Identity } from './identity.js';
export { PasswordDoor, type DoorAnswer, type PasswordForm } from './password-door.js';
export { EndedSessions } from './store/ended-sessions.js';
export { MemberNames } from './store/member-names.js';
export { type MembershipRequest } from './use-cases/add-membership.js';
export { SessionOf } from './use-cases/session-of.js';
export { SignOut } from './use-cases/sign-out.js';
