/** The rules are plain JavaScript, since ESLint loads them as they stand. */
export declare const house: { readonly rules: Readonly<Record<string, unknown>> };
