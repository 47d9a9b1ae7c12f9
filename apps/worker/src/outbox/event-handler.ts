import type { WaitingEvent } from '#platform/outbox';

/**
 * Acts on the events of some types and marks each as handled: with what it does, where doing it twice would show,
 * else afterwards. Throws where it cannot act yet; the event is put off then.
 */
export interface EventHandler {
  readonly types: readonly string[];
  hear(event: WaitingEvent): Promise<void>;
}
