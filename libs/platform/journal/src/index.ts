export { Journal, type JournalEvent } from './journal.js';
export {
  type HistoryEntry,
  type JournalEntry,
  JournalReads,
  type NamingEntry,
} from './store/journal.reads.js';
export { type Particulars } from './particulars.js';
