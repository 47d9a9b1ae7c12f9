/** What was typed for one assignment and is not handed in yet. */
export interface Draft {
  readonly completedOn: string;
  readonly link: string;
  readonly note: string;
}

const KEY = 'lphq.hand-in';

/**
 * Files that were chosen, by assignment, and what the server called those that it has. Kept while the page is open: a
 * phone that opens its camera may drop the page, and then the photo is chosen again; the words are not typed again.
 */
export const chosenFiles = new Map<string, { readonly file: File; keptAs: string | null }>();

/** The words live as long as the browser's tab does, through a reload as well. */
export function draftOf(assignment: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(`${KEY}/${assignment}`) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

export function keepDraft(assignment: string, draft: Draft): void {
  try {
    sessionStorage.setItem(`${KEY}/${assignment}`, JSON.stringify(draft));
  } catch {
    // Storage is switched off: the words last while the page is open.
  }
}

export function forgetDraft(assignment: string): void {
  chosenFiles.delete(assignment);
  try {
    sessionStorage.removeItem(`${KEY}/${assignment}`);
  } catch {
    // Nothing was kept either.
  }
}

export function forgetDrafts(): void {
  chosenFiles.clear();
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was kept either.
  }
}
