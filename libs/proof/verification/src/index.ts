/** Ordered steps to a verdict, with public keys only. */
export { toAnswer, type VerifyAnswer } from './answer.js';
export { foreseen, type ForeseenRecord } from './foreseen.js';
export type { SignedStatus } from './judge-by-list.js';
export { type Inquiry, judgeCode, judgePresented } from './judge-presented.js';
export { steadyUntil } from './judge-steps.js';
export type { Judgement, NotFoundBecause, Outcome } from './judgement.js';
export { type DamagedJws, type KeyName, type MalformedJws, type ReadJws } from './jws.js';
export { type KeyList, type KeyPurpose, type KeyRecord, type KeyState } from './key-list.js';
export { type Distrust, readKeyList, type TrustedKeyList } from './read-key-list.js';
export { readStatusList, type StatusListDistrust, type TrustedStatusList } from './read-status-list.js';
export { type Failure, STEP_NAMES, type StepName, type StepResult } from './steps.js';
export type { StoredRecord } from './stored-record.js';
export { type Verdict } from './verdict.js';
