import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `learners`. */
@Entity('learners')
export class LearnerRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'portable_id' })
  portableId: string;

  @Column('uuid', { name: 'agency_id' })
  agencyId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId: string | null;

  @Column('text', { name: 'given_name', nullable: true })
  givenName: string | null;

  @Column('text', { name: 'family_name', nullable: true })
  familyName: string | null;

  @Column('text', { name: 'single_name', nullable: true })
  singleName: string | null;

  @Column('text', { name: 'display_name' })
  displayName: string;

  @Column('text', { name: 'sort_key' })
  sortKey: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('date', { name: 'joined_on', nullable: true })
  joinedOn: string | null;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;
}
