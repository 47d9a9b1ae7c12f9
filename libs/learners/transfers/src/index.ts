export { TransfersModule } from './transfers.module.js';
export { WaitingTranscriptsModule } from './waiting-transcripts.module.js';
export {
  type ShownTranscript,
  type Transcript,
  transcriptFacts,
  type WaitingTranscript,
} from './domain/transcript.js';
export { type Transfer, type TransferOffer, type TransferState } from './domain/transfer.js';
export { workDoubted } from './domain/doubt.events.js';
export { type CameWith, TransferTrail, type WentWith } from './store/transfer-trail.js';
export { transferCursor, TransferReads, type TransferToExecute } from './store/transfer.reads.js';
export { TranscriptStore, type TranscriptToSign } from './store/transcript.store.js';
export { AnswerTransfer, type AnswerTransferOutcome } from './use-cases/answer-transfer.js';
export { ExecuteTransfer, type ExecuteTransferOutcome } from './use-cases/execute-transfer.js';
export { OfferTransfer, type OfferTransferOutcome } from './use-cases/offer-transfer.js';
export { RefuseTransfer, type RefuseTransferOutcome } from './use-cases/refuse-transfer.js';
export { WithdrawTransfer, type WithdrawTransferOutcome } from './use-cases/withdraw-transfer.js';
export { WaitingTranscripts } from './use-cases/waiting-transcripts.js';
