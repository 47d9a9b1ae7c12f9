import pg from 'pg';

/** Calls `onNudge` whenever the channel is notified. Losing the connection loses nudges, never rows: callers sweep too. */
export async function listen(
  url: string,
  channel: string,
  onNudge: () => void,
  onLost: (error: Error) => void,
): Promise<{ close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', onLost);
  client.on('notification', onNudge);
  await client.connect();
  await client.query(`listen ${client.escapeIdentifier(channel)}`);
  return { close: () => client.end() };
}
