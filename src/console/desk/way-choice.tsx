import { Badge, Group, Select, Text, Tooltip } from '@mantine/core';
import { IconBrandWhatsapp } from '@tabler/icons-react';
import { exactly, fromNow } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';
import { nameOfWay, type Way } from './use-ways.ts';

interface Props {
  ways: readonly Way[];
  way: Way;
  onChoose: (conversationId: string | null) => void;
}

/** Where the answer goes, and whether WhatsApp still lets it through. */
export function WayChoice({ ways, way, onChoose }: Props) {
  return (
    <Group gap="xs">
      {ways.length === 1 ? (
        <Text size="xs" c="dimmed">
          {texts.desk.via} {nameOfWay(way)}
        </Text>
      ) : (
        <Select
          size="xs"
          aria-label={texts.desk.via}
          data={ways.map((one) => ({
            value: one.conversation.id,
            label: nameOfWay(one),
            disabled: !(one.canReply || one.hasTemplates) && one !== way,
          }))}
          value={way.conversation.id}
          allowDeselect={false}
          onChange={onChoose}
          w={210}
        />
      )}
      <Window way={way} isOnly={ways.length === 1} />
    </Group>
  );
}

function Window({ way: { windowEndsAt, canReply }, isOnly }: { way: Way; isOnly: boolean }) {
  if (windowEndsAt === null) {
    return canReply ? null : (
      <Text size="xs" c="var(--late)">
        {isOnly ? texts.desk.noAnswerWay : texts.desk.cannotWrite}
      </Text>
    );
  }
  if (new Date(windowEndsAt) <= new Date()) {
    return (
      <Text size="xs" c="var(--late)">
        {texts.desk.windowClosed}
      </Text>
    );
  }
  return (
    <Tooltip label={exactly(windowEndsAt)}>
      <Badge color="teal" leftSection={<IconBrandWhatsapp size={12} />}>
        {texts.desk.windowOpen(fromNow(windowEndsAt))}
      </Badge>
    </Tooltip>
  );
}
