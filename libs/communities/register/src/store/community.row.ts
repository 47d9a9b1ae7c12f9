import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `communities`. */
@Entity('communities')
export class CommunityRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'agency_id' })
  agencyId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'name_key' })
  nameKey: string;

  @Column('text', { name: 'guard_model' })
  guardModel: string;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;
}
