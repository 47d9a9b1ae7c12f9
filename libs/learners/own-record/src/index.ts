/** What a learner reads of themselves. */
export { OwnRecordModule } from './own-record.module.js';
export { type OwnAssignment, type OwnRecord, type OwnWork } from './domain/own-record.js';
export { type OwnBadge, type OwnEmblem } from './domain/own-badge.js';
export { OwnBadges } from './use-cases/own-badges.js';
export { OwnProgrammes } from './use-cases/own-programmes.js';
export { OwnRecords } from './use-cases/own-records.js';
