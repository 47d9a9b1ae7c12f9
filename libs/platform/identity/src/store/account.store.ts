import type { Instant } from '#platform/clock';
import { constraintOf, query, type ReadUnit, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { Account } from '../domain/account.js';
import type { Locale } from '../domain/person.js';

/** What a sign-in must know of an account. */
export interface Credentials {
  readonly accountId: AccountId;
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly isStaff: boolean;
  /** The agencies with an active membership, the earliest first. */
  readonly agencyIds: readonly AgencyId[];
}

export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly locale: Locale;
}

/** Accounts and their passwords: read in identity units, written in the name of LPHQ, which reads no hash. */
export class AccountStore {
  async credentialsOf(unit: ReadUnit, email: string): Promise<Credentials | null> {
    const [found] = await query<Credentials>(
      unit,
      `select a.id as "accountId", a.password_hash as "passwordHash", a.disabled_at is not null as disabled,
         exists (select from staff_roles s where s.account_id = a.id and s.ended_at is null) as "isStaff",
         array(select m.agency_id from memberships m where m.account_id = a.id and m.ended_at is null
           group by m.agency_id order by min(m.joined_at), m.agency_id) as "agencyIds"
       from accounts a where a.email = $1`,
      [email],
    );
    return found ?? null;
  }

  /** Adds an account, or says that the address has one. */
  async add(unit: WriteUnit, account: NewAccount): Promise<Account | 'email-taken'> {
    try {
      const [made] = await query<{ id: string }>(
        unit,
        'insert into accounts (email, display_name, password_hash, locale) values ($1, $2, $3, $4) returning id',
        [account.email, account.displayName, account.passwordHash, account.locale],
      );
      const { email, displayName, locale } = account;
      return { id: (made as { id: string }).id, email, displayName, locale };
    } catch (error) {
      if (constraintOf(error) === 'accounts_email_unique') return 'email-taken';
      throw error;
    }
  }

  async byEmail(unit: ReadUnit, email: string): Promise<Account | null> {
    const [found] = await query<Account>(
      unit,
      'select id, email, display_name as "displayName", locale from accounts where email = $1',
      [email],
    );
    return found ?? null;
  }

  /** The display name, or null where there is no such account. */
  async nameOf(unit: ReadUnit, accountId: string): Promise<string | null> {
    const [found] = await query<{ name: string }>(
      unit,
      'select display_name as name from accounts where id = $1',
      [accountId],
    );
    return found?.name ?? null;
  }

  /** True while the account may enter with the password of this hash. */
  async mayStillEnter(unit: ReadUnit, accountId: string, passwordHash: string): Promise<boolean> {
    const found = await query(
      unit,
      'select from accounts where id = $1 and password_hash = $2 and disabled_at is null',
      [accountId, passwordHash],
    );
    return found.length === 1;
  }

  /**
   * Locks the account; false where there is none. The whole row, since a new session holds its key alone
   * (its foreign key does, `for key share`): the two wait for each other.
   */
  async openForUpdate(unit: Unit, accountId: string): Promise<boolean> {
    const found = await query(unit, 'select id from accounts where id = $1 for update', [accountId]);
    return found.length === 1;
  }

  async changePassword(
    unit: WriteUnit,
    accountId: string,
    passwordHash: string,
    now: Instant,
  ): Promise<void> {
    await query(unit, 'update accounts set password_hash = $2, password_set_at = $3 where id = $1', [
      accountId,
      passwordHash,
      now,
    ]);
  }

  async changeLocale(unit: ReadUnit, accountId: string, locale: Locale): Promise<void> {
    await query(unit, 'update accounts set locale = $2 where id = $1', [accountId, locale]);
  }
}
