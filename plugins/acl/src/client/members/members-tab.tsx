import { TeamOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, useUrlPatch } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Role } from '../acl-queries';
import { MemberSearch } from './member-search';
import { MembersTable } from './members-table';
import { PAGE_SIZE, useMembers } from './members-query';

/** Who holds a role. A search looks among all users, to give the role or take it. */
export function MembersTab({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const [params] = useSearchParams();
  const patch = useUrlPatch();
  const search = params.get('member') ?? '';
  const page = Math.max(1, Number.parseInt(params.get('page') ?? '1', 10) || 1);
  const members = useMembers(role.name, search, page);
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{t('members.intro')}</Typography.Text>
      <MemberSearch search={search} onSearch={(member) => patch({ member, page: undefined })} />
      <Loaded query={members}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState
              icon={<TeamOutlined aria-hidden />}
              title={t(search === '' ? 'members.none' : 'members.notFound')}
              hint={t(search === '' ? 'members.noneHint' : 'members.notFoundHint')}
            />
          ) : (
            <MembersTable
              role={role}
              members={data}
              busy={members.isPlaceholderData}
              paging={{
                page,
                pageSize: PAGE_SIZE,
                count: meta.count ?? data.length,
                turnTo: (to) => patch({ page: to === 1 ? undefined : String(to) }),
              }}
            />
          )
        }
      </Loaded>
    </Flex>
  );
}
