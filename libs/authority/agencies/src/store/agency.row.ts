import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `agencies`. */
@Entity('agencies')
export class AgencyRow {
  @PrimaryColumn('uuid', { name: 'agency_id' })
  agencyId: string;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'name_key' })
  nameKey: string;

  @Column('text')
  phone: string;

  @Column('text')
  email: string;

  @Column('text')
  standing: string;

  @Column('date', { name: 'authorised_until' })
  authorisedUntil: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { name: 'badge_hold_minutes' })
  badgeHoldMinutes: number;
}
