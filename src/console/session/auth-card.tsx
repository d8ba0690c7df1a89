import { Center, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/index.ts';

export function AuthCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center mih="100vh" p="md" bg="var(--page)" component="main">
      <Paper withBorder shadow="sm" p="xl" w={400} maw="100%">
        <Text c="teal" fw={700} mb={4}>
          {texts.shell.product}
        </Text>
        <Title order={1} size="h3" mb="md">
          {title}
        </Title>
        {children}
      </Paper>
    </Center>
  );
}
