// planted: house/literal-order
import type { SelectQueryBuilder } from 'typeorm';

export function planted(builder: SelectQueryBuilder<object>, column: string): void {
  builder.orderBy({ [column]: 'ASC' });
}
