import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import type { Learner } from '../learner/learner.js';
import { closed } from '../learner/learner-search.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { StateWord } from '../shell/state-word.js';
import { Asked } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { learnerAccountQuery } from './account.graphql.js';
import { accountActsOf } from './account-acts.js';
import { AccountDialog } from './account-dialogs.js';
import type { AccountAct } from './account-search.js';

type Account = NonNullable<ResultOf<typeof learnerAccountQuery>['learner']>['account'];

const TONE = { NONE: 'quiet', INVITED: 'wait', CLAIM_PRINTED: 'wait', OPEN: 'good' } as const;

/** Whether the learner reaches their own record, and what the reader can do about it. */
export function AccountSection({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const asking = useAsk(learnerAccountQuery, { id: learner.id });
  return (
    <Section title={say('portal.learner.account')}>
      <Asked asking={asking} lines={2}>
        {({ learner: read }) => (read === null ? null : <Access learner={learner} account={read.account} />)}
      </Asked>
    </Section>
  );
}

const route = getRouteApi('/door/learners/$learnerId');

function Access({ learner, account }: { readonly learner: Learner; readonly account: Account }) {
  const say = useSay();
  const may = useMay();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const { state, expiresAt, mailRefused } = account;
  const acts = accountActsOf({ state, hasAddress: learner.email !== null }, may);
  const open = acts.find((act) => act === dialog);
  return (
    <Stack gap="sm">
      <StateWord tone={TONE[state]}>{say(`portal.learner.account.${state}`)}</StateWord>
      {expiresAt === null || state === 'OPEN' ? null : (
        <Text>
          {say('portal.learner.account-until')} <Moment at={expiresAt} />
        </Text>
      )}
      {mailRefused ? <StateWord tone="warn">{say('portal.learner.account-refused')}</StateWord> : null}
      <Stack gap="xs">
        {acts.map((act) => (
          <ActLink key={act} act={act} />
        ))}
      </Stack>
      {open === undefined ? null : (
        <AccountDialog
          act={open}
          learner={learner}
          onClose={() => void navigate({ search: closed, resetScroll: false })}
        />
      )}
    </Stack>
  );
}

function ActLink({ act }: { readonly act: AccountAct }) {
  const say = useSay();
  const { learnerId } = route.useParams();
  const search = route.useSearch();
  return (
    <PlainLink
      to="/learners/$learnerId"
      params={{ learnerId }}
      search={{ ...search, dialog: act }}
      resetScroll={false}
    >
      {say(`portal.learner.account-act.${act}`)}
    </PlainLink>
  );
}
