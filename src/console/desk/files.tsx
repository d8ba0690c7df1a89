import { ActionIcon, Alert, FileButton, Group, Pill, Text, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { sizeOf } from '../parts/size-of.ts';
import { texts } from '../texts/index.ts';
import type { DraftFiles } from './use-draft-files.ts';
import type { Way } from './use-ways.ts';

/** Chooses files; where the channel carries none it says so beforehand. */
export function AttachButton({ files, isPossible }: { files: DraftFiles; isPossible: boolean }) {
  return (
    <FileButton multiple onChange={files.add} disabled={!isPossible || files.isBusy}>
      {(props) => (
        <Tooltip label={isPossible ? texts.desk.attach : texts.desk.noFiles}>
          <ActionIcon
            {...props}
            variant="default"
            size={30}
            aria-label={texts.desk.attach}
            disabled={!isPossible}
            loading={files.isBusy}
          >
            <IconPaperclip size={18} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}

/** What goes along, and how it goes by the chosen channel. */
export function FileList({ files, capability }: { files: DraftFiles; capability: Way['files'] }) {
  const { list } = files;
  if (list.length === 0) return null;
  const asLinks = capability === null ? [] : list.filter((file) => !isTaken(file, capability));
  return (
    <>
      <FilePills files={files} />
      {capability === null && (
        <Alert color="orange" role="alert" p="xs">
          {texts.desk.noFiles}
        </Alert>
      )}
      {asLinks.map(({ id, name }) => (
        <Text key={id} size="xs" c="dimmed">
          {texts.desk.attachHint(name)}
        </Text>
      ))}
    </>
  );
}

/** Each can be taken away again. */
export function FilePills({ files: { list, remove } }: { files: DraftFiles }) {
  if (list.length === 0) return null;
  return (
    <Group gap={4}>
      {list.map(({ id, name, size }) => (
        <Pill
          key={id}
          withRemoveButton
          onRemove={() => remove(id)}
          // Mantine hides it from keys and screen readers: in its own fields Backspace does the same.
          removeButtonProps={{ 'aria-label': texts.desk.removeFile(name), 'aria-hidden': false, tabIndex: 0 }}
        >
          {name} ({sizeOf(size)})
        </Pill>
      ))}
    </Group>
  );
}

function isTaken(file: { contentType: string; size: number }, { kinds }: NonNullable<Way['files']>): boolean {
  const kind = kinds.find(({ types }) => types.includes(file.contentType) || types.includes('*'));
  return kind !== undefined && file.size <= kind.maxBytes;
}
