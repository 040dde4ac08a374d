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

/** The made-up accounts of a sandbox: one touch fills them in. Candidates sign in elsewhere. */
export function SandboxSignIns({ time, signIns, onChoose }: Props) {
  return (
    <aside className="sandbox-sign-ins" aria-label="演练账号">
      <h2>演练账号</h2>
      <p>这是演练环境，人员和数据都是编造的。演练时间：{time}。点一个账号填入，再点“登录”。</p>
      <ul>
        {signIns.map((one) => (
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
