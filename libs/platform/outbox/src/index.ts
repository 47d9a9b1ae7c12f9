export { Outbox, type OutboxEvent } from './store/outbox.js';
export { OutboxRelay, type WaitingEvent } from './store/outbox-relay.js';
