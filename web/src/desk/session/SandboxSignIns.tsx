interface SignIn {
  readonly role: string
  readonly org: string
  readonly login: string
  readonly password: string
  readonly note: string
}

interface Props {
  readonly time: string
  readonly signIns: readonly SignIn[]
  readonly onChoose: (chosen: { login: string; password: string }) => void
}

const candidate = '考生'

/** The made-up accounts of a sandbox: one touch fills them in. Candidates sign in elsewhere. */
export function SandboxSignIns({ time, signIns, onChoose }: Props) {
  // Candidates sign in on their own pages, where these accounts are offered again.
  const staff = signIns.filter((one) => one.role !== candidate)
  return (
    <aside className="sandbox-sign-ins" aria-label="演练账号">
      <h2>演练账号</h2>
      <p>
        这是演练环境，人员和数据都是编造的。演练时间：{time}。点一个账号填入，再点“登录”。考生账号在
        <a href="/">考生登录页</a>。
      </p>
      <ul>
        {staff.map((one) => (
          <li key={`${one.role}${one.login}`}>
            <button type="button" onClick={() => onChoose({ login: one.login, password: one.password })}>
              <strong>{one.role}</strong>
              <span>{one.org}</span>
              <code>{one.login}</code>
              {one.note !== '' && <span className="quiet">{one.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
