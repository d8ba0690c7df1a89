import { useQuery } from '@tanstack/react-query';
import { peopleApi } from '../api/people.ts';
import { useMe } from '../session/use-me.ts';
import { texts } from '../texts/index.ts';

export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: peopleApi.people });
}

/** From a user's id to how the reader calls them. */
export function useNameOf(): (id: string | null) => string {
  const people = usePeople();
  const me = useMe();
  return (id) => {
    if (id === null) return texts.words.nobody;
    if (id === 'bot' || id === 'system') return texts.words.actors[id];
    if (id === me.data?.id) return texts.words.you;
    return people.data?.find((person) => person.id === id)?.name ?? texts.words.colleague;
  };
}
