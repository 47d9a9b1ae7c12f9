import type { SelectQueryBuilder } from 'typeorm';

export function sound(builder: SelectQueryBuilder<object>): void {
  builder.orderBy('badge.prepared_at', 'DESC').addOrderBy('badge.id');
}
