import { Alert, Button, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { doorRefusal, isOutdated, nextStepOf, type Refusal, wordsOf } from '../graphql/refusal.js';
import type { Asking } from '../graphql/use-ask.js';
import { useSay } from '../wording/wording.js';
import { PlainLink } from './links.js';
import { Page } from './page.js';

/** Says that something is under way, in the shape of what will come. */
export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const say = useSay();
  return (
    <div role="status" className="waiting">
      <span className="sr-only">{say('portal.loading')}</span>
      <Stack gap="sm" aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} height={line === 0 ? 28 : 18} width={`${100 - line * 12}%`} />
        ))}
      </Stack>
    </div>
  );
}

interface RefusedProps {
  readonly refusal: Refusal;
  onRetry?(): void;
}

/** Why something was not done or could not be read, and what to do next. */
export function Refused({ refusal, onRetry }: RefusedProps) {
  const say = useSay();
  const next = nextStepOf(refusal);
  return (
    <Alert color="red" variant="outline" role="alert" title={refusal.message ?? say(wordsOf(refusal))}>
      {next === null ? null : <p>{say(next)}</p>}
      <WayOut refusal={refusal} {...(onRetry && { onRetry })} />
    </Alert>
  );
}

/** Asking again, or where that cannot help loading the portal anew. */
function WayOut({ refusal, onRetry }: RefusedProps) {
  const say = useSay();
  if (isOutdated(refusal)) return <LoadAgain />;
  if (onRetry === undefined) return null;
  return (
    <Button variant="default" onClick={onRetry}>
      {say('portal.try-again')}
    </Button>
  );
}

/** Fetches the page and the portal anew, at the address that is open. */
export function LoadAgain() {
  const say = useSay();
  return (
    <Button variant="default" onClick={() => window.location.reload()}>
      {say('portal.load-again')}
    </Button>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly about?: string;
  /** What to do about it. */
  readonly action?: ReactNode;
}

/** Nothing is here, why, and what to do about it. */
export function Empty({ title, about, action }: EmptyProps) {
  return (
    <Paper className="empty" p="xl" ta="center">
      <Title order={2} size="h3">
        {title}
      </Title>
      {about === undefined ? null : (
        <Text c="dimmed" mt="xs">
          {about}
        </Text>
      )}
      {action === undefined ? null : <div className="empty-action">{action}</div>}
    </Paper>
  );
}

interface AskedProps<Data> {
  readonly asking: Asking<Data>;
  readonly lines?: number;
  children(data: Data): ReactNode;
}

/** An answer, or that it is under way, or why there is none. What is behind stays in sight, dimmed. */
export function Asked<Data>({ asking, lines, children }: AskedProps<Data>) {
  const { data, refusal, isBehind, reload } = asking;
  if (refusal !== null && data === null) return <Refused refusal={refusal} onRetry={reload} />;
  if (data === null) return <Waiting {...(lines !== undefined && { lines })} />;
  return (
    <div className={isBehind ? 'asked behind' : 'asked'} aria-busy={isBehind}>
      {refusal === null ? null : <Refused refusal={refusal} onRetry={reload} />}
      {children(data)}
    </div>
  );
}

export function NotPermittedPage() {
  const say = useSay();
  return (
    <Page title={say('portal.not-permitted.title')}>
      <Empty title={say('portal.not-permitted')} action={<HomeLink />} />
    </Page>
  );
}

/** An address that leads nowhere, or to what is not this reader's to see: the same words for both. */
export function UnknownPage({ about }: { readonly about?: string }) {
  const say = useSay();
  return (
    <Page title={say('portal.unknown.title')}>
      <Empty title={about ?? say('portal.unknown')} action={<HomeLink />} />
    </Page>
  );
}

/** Stands where a page could not be fetched: the portal was renewed meanwhile, or the network is gone. */
export function BrokenPage() {
  const say = useSay();
  const refusal = doorRefusal(navigator.onLine ? 'outdated' : 'unreachable');
  return (
    <Page title={say('portal.unavailable')}>
      <Refused refusal={refusal} onRetry={() => window.location.reload()} />
    </Page>
  );
}

function HomeLink() {
  const say = useSay();
  return <PlainLink to="/">{say('portal.unknown.home')}</PlainLink>;
}
