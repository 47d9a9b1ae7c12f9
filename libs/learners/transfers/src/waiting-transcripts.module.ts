import { Module } from '@nestjs/common';

import { TranscriptStore } from './store/transcript.store.js';
import { WaitingTranscripts } from './use-cases/waiting-transcripts.js';

/** What the worker needs of this room, and no more. The app gives Journal, globally. */
@Module({ providers: [TranscriptStore, WaitingTranscripts], exports: [WaitingTranscripts] })
export class WaitingTranscriptsModule {}
