import canonicalize from 'canonicalize';

/** RFC 8785 JSON. The cast: the package describes an ES default export, its CommonJS file exports the function itself. */
export const canonicalJson = canonicalize as unknown as (value: unknown) => string | undefined;
