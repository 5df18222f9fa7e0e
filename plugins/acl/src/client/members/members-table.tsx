import { CheckOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Role, rolePath } from '../acl-queries';
import { type Member, memberName } from './members-query';

export interface MembersTableProps {
  readonly role: Role;
  readonly members: readonly Member[];
  readonly busy: boolean;
  readonly paging: { readonly page: number; readonly pageSize: number; readonly count: number; turnTo(page: number): void };
}

export function MembersTable({ role, members, busy, paging }: MembersTableProps): ReactNode {
  const t = useT();
  const columns: TableColumnsType<Member> = [
    { key: 'name', title: t('members.name'), render: (_, member) => memberName(member) },
    { key: 'username', title: t('members.username'), render: (_, { username }) => username ?? '–' },
    { key: 'held', title: t('members.held'), render: (_, member) => <MemberAct role={role} member={member} /> },
  ];
  const layout = useTableLayout(columns);
  return (
    <Table<Member>
      {...layout}
      aria-label={t('members.table', { role: role.title })}
      rowKey="id"
      size="small"
      loading={busy}
      dataSource={members}
      pagination={{
        itemRender: usePageButtons(),
        current: paging.page,
        pageSize: paging.pageSize,
        total: paging.count,
        onChange: paging.turnTo,
        hideOnSinglePage: true,
        showSizeChanger: false,
      }}
    />
  );
}

/** Whether somebody holds the role, and the button that changes it. */
function MemberAct({ role, member }: { readonly role: Role; readonly member: Member }): ReactNode {
  const t = useT();
  const { busy, change } = useMembership(role, member);
  return (
    <Flex gap="middle" align="center">
      <span style={{ minWidth: 72 }}>
        {member.held ? <CheckOutlined aria-hidden /> : null} {t(member.held ? 'members.yes' : 'members.no')}
      </span>
      <Button
        loading={busy}
        icon={member.held ? <MinusOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
        aria-label={t(member.held ? 'members.removeOf' : 'members.addOf', { name: memberName(member) })}
        onClick={() => void change()}
      >
        {t(member.held ? 'members.remove' : 'members.add')}
      </Button>
    </Flex>
  );
}

function useMembership(role: Role, member: Member): { readonly busy: boolean; change(): Promise<void> } {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const change = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.post(rolePath(role.name, member.held ? 'users:remove' : 'users:add'), { values: [member.id] });
      await queries.invalidateQueries({ queryKey: ['access'] });
      feedback.success(t(member.held ? 'members.removed' : 'members.added', { name: memberName(member), role: role.title }));
    } catch (error) {
      feedback.failure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, change };
}
