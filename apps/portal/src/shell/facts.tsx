import type { ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  /** Null is left out. */
  readonly value: ReactNode;
}

/** Names and values, as a list of descriptions. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
