import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const PAUSE_MS = 300;

interface SearchFieldProps {
  readonly label: string;
  /** What the address says is looked for. */
  readonly value: string;
  onSearch(text: string): void;
}

/** Looks for what is typed once the typing pauses, or at once with Enter. Back and forward put their text into it. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const send = (typed: string) => {
    const wanted = typed.trim();
    if (wanted === value) return;
    setKnown(wanted);
    onSearch(wanted);
  };
  const later = useDebouncedCallback(send, PAUSE_MS);
  return (
    <form
      role="search"
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        later.cancel();
        send(text);
      }}
    >
      <TextInput
        type="search"
        label={label}
        value={text}
        dir="auto"
        autoComplete="off"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        onChange={(event) => {
          setText(event.currentTarget.value);
          later(event.currentTarget.value);
        }}
      />
    </form>
  );
}
