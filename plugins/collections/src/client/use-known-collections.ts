import { useLanguage } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import { useAccessible } from './accessible';
import { titleOf } from './names/localized';
import { useCollections } from './use-schema';

/** A collection as lists and pickers show it. */
export interface KnownCollection {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fieldCount: number;
  readonly origin: 'user' | 'plugin';
}

/** All collections the viewer knows of: those made by users first, then those of plugins. */
export function useKnownCollections(): readonly KnownCollection[] {
  const language = useLanguage();
  const { data: own } = useCollections();
  const { data: accessible } = useAccessible();
  return useMemo(() => {
    const made = (own ?? []).map((collection) => known(collection, 'user', language));
    const declared = (accessible ?? [])
      .filter(({ origin }) => origin === 'plugin')
      .map((collection) => known(collection, 'plugin', language));
    return [...made, ...declared];
  }, [own, accessible, language]);
}

interface Described {
  readonly name: string;
  readonly title?: Parameters<typeof titleOf>[0]['title'];
  readonly description?: string | null;
  readonly fields: readonly unknown[];
}

function known(collection: Described, origin: KnownCollection['origin'], language: string): KnownCollection {
  const { name, description, fields } = collection;
  return { name, title: titleOf(collection, language), description: description ?? '', fieldCount: fields.length, origin };
}
