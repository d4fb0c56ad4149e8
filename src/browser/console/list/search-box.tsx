import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

/** Searching while somebody types, but not at every key. */
const PAUSE_MS = 300;

interface Props {
  readonly ref: Ref<HTMLInputElement>;
  readonly value: string;
  readonly search: (text: string) => void;
}

/** Full-text search; what is typed goes out in the body of a request only. */
export function SearchBox({ ref, value, search }: Props): ReactNode {
  const [text, setText] = useState(value);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => latest.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <SearchField
      className="search"
      value={text}
      onChange={setText}
      onSubmit={search}
      onClear={() => search('')}
    >
      <Label className="unseen">{words.list.search}</Label>
      <Icon name="search" />
      <Input
        ref={ref}
        className="input"
        placeholder={words.list['search-hint']}
        autoComplete="off"
        maxLength={200}
      />
      <Button className="clear" aria-label={words.list['clear-search']}>
        <Icon name="close" />
      </Button>
    </SearchField>
  );
}
