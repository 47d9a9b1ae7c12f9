/** Gives the focus to a control, and opens every fold that it lies in: what is folded away takes none. */
export function reveal(control: HTMLElement | null | undefined): void {
  let fold = control?.closest('details');
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest('details');
  }
  control?.focus();
}
