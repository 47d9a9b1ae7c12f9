import { Link } from '../address/address.js';
import { PageList } from '../graphql/page-list.js';
import { usePages } from '../graphql/use-pages.js';
import { Table } from '../shell/table.js';
import { View } from '../shell/view.js';
import { useMay } from '../sign-in/session-provider.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { communitiesQuery, type CommunityRow } from './communities.graphql.js';

const FIRST_PAGE = { first: 50, after: null };

export function CommunitiesView() {
  const say = useSay();
  const may = useMay();
  const { pages, reload } = usePages(communitiesQuery, FIRST_PAGE, (data) => data.communities);

  return (
    <View title={say('portal.communities.title')} aside={may('register-community') ? <RegisterLink /> : null}>
      <p className="hint">{say('portal.communities.private')}</p>
      <PageList pages={pages} reload={reload} empty={<p>{say('portal.communities.empty')}</p>}>
        {(communities) => <CommunityTable communities={communities} />}
      </PageList>
    </View>
  );
}

function RegisterLink() {
  const say = useSay();
  return (
    <Link className="button primary" to={{ kind: 'new-community' }}>
      {say('portal.communities.register-link')}
    </Link>
  );
}

function CommunityTable({ communities }: { readonly communities: readonly CommunityRow[] }) {
  const say = useSay();
  return (
    <Table
      caption={say('portal.communities.title')}
      rows={communities}
      keyOf={({ id }) => id}
      columns={[
        { title: say('portal.communities.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          title: say('portal.communities.guard-model'),
          cell: ({ guardModel }) => say(`portal.guard-model.${guardModel}`),
        },
        {
          title: say('portal.communities.registered'),
          cell: ({ registeredAt }) => <Moment at={registeredAt} />,
        },
        {
          title: say('portal.communities.learners'),
          cell: ({ id, name }) => (
            <Link to={{ kind: 'learners', communityId: id }}>
              {say('portal.communities.see-learners', { name })}
            </Link>
          ),
        },
      ]}
    />
  );
}
