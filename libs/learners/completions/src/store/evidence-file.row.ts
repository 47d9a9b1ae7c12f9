import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The table `evidence_files`. */
@Entity('evidence_files')
export class EvidenceFileRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('bytea') bytes: Uint8Array;
  @Column('text') digest: string;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
}
