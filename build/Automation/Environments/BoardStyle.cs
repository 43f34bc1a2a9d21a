namespace Automation.Environments;

/// <summary>How the page looks, in light and in dark, from a phone to a wall.</summary>
internal static class BoardStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        :root{--ground:#f5f6f8;--card:#fff;--text:#1b1f24;--soft:#59636e;--line:#d5dae0;--accent:#0a5bc4;--good:#116329;--good-ground:#dcf5e3;--bad:#a40e26;--bad-ground:#ffe3e3;--warn:#6f4400;--warn-ground:#fff2d1;--mark:#1f6feb;--run:#a9c8f7}
        @media (prefers-color-scheme:dark){:root{--ground:#0f1318;--card:#181d24;--text:#e6eaef;--soft:#9aa5b1;--line:#313943;--accent:#79b0ff;--good:#6fdc8c;--good-ground:#12351f;--bad:#ff9a98;--bad-ground:#46181c;--warn:#f2c063;--warn-ground:#3b2d0f;--mark:#4c94ff;--run:#24446f}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--text);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        header,main{max-width:1480px;margin:0 auto;padding:0 clamp(12px,3vw,32px)}
        header{padding-top:24px}
        main{padding-bottom:48px}
        h1{margin:0;font-size:26px}
        header p{margin:2px 0 20px;color:var(--soft)}
        h2{margin:36px 0 12px;font-size:19px}
        code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Consolas,monospace}
        a{color:var(--accent)}
        .environments{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr));gap:16px;margin:0;padding:0;list-style:none}
        .card,.timeline,.empty,table{background:var(--card);border:1px solid var(--line);border-radius:10px}
        .card{padding:16px 18px;min-width:0}
        .head{display:flex;justify-content:space-between;align-items:center;gap:8px}
        .head h2{margin:0;overflow-wrap:anywhere}
        .health{flex:none;padding:1px 10px;border-radius:99px;font-size:13px;font-weight:600;color:var(--soft);border:1px solid var(--line)}
        .health.good{color:var(--good);background:var(--good-ground);border-color:transparent}
        .health.ill,.health.no-answer{color:var(--bad);background:var(--bad-ground);border-color:transparent}
        .version{margin:6px 0 10px;font-size:28px;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
        .version.none{color:var(--soft);font-weight:400}
        dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 14px;margin:0}
        dt{color:var(--soft)}
        dd{margin:0;overflow-wrap:anywhere}
        .senior{padding:0 6px;border:1px solid var(--line);border-radius:99px;color:var(--soft);font-size:12px}
        .warning,.next{margin:12px 0 0;padding:8px 12px;border-radius:8px;overflow-wrap:anywhere}
        .warning{color:var(--warn);background:var(--warn-ground)}
        .next{border:1px dashed var(--line);color:var(--soft)}
        main>.warning{margin:0 0 16px}
        .timeline{overflow-x:auto;direction:rtl;padding:8px}
        .timeline svg{display:block;direction:ltr;margin-right:auto}
        svg text{fill:var(--text);font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        svg .lane{font-weight:650;font-size:14px}
        svg .label{text-anchor:middle}
        svg .date{fill:var(--soft)}
        .day{stroke:var(--line);stroke-dasharray:2 4}
        .track{stroke:var(--line);stroke-width:2}
        .runs{stroke:var(--run);stroke-width:6}
        .mark{stroke:var(--card);stroke-width:2}
        .mark.DEPLOYMENT{fill:var(--mark)}
        .mark.ROLLBACK{fill:var(--warn)}
        .mark.FAILURE{fill:none;stroke:var(--bad);stroke-width:3.5;stroke-linecap:round}
        .mark.VALIDATION{fill:var(--card);stroke:var(--good)}
        .tick{fill:none;stroke:var(--good);stroke-width:2}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 4px 0;color:var(--soft);font-size:13px}
        .legend span{display:inline-flex;align-items:center;gap:6px}
        table{width:100%;border-collapse:separate;border-spacing:0;overflow:hidden}
        th,td{padding:9px 12px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        th{color:var(--soft);font-weight:600;font-size:13px}
        td{overflow-wrap:anywhere}
        td[data-name=when],td[data-name=digest],td[data-name=commit],td[data-name=run]{white-space:nowrap;overflow-wrap:normal}
        tbody tr:last-child td{border-bottom:0}
        .kind{font-weight:600}
        .kind.FAILURE{color:var(--bad)}
        .kind.ROLLBACK{color:var(--warn)}
        .kind.VALIDATION{color:var(--good)}
        .reason{display:block;color:var(--soft);font-size:13px}
        .empty{margin-top:24px;padding:8px 20px 16px}
        .empty h2{margin-top:12px}
        pre{margin:0;padding:12px;overflow-x:auto;background:var(--ground);border-radius:8px}
        @media (max-width:980px){
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        table,tbody,tr,td{display:block}
        tr{padding:10px 14px;border-bottom:1px solid var(--line)}
        tbody tr:last-child{border-bottom:0}
        td{display:grid;grid-template-columns:116px minmax(0,1fr);padding:2px 0;border:0;white-space:normal!important}
        td::before{content:attr(data-name);color:var(--soft)}
        td.none{display:none}
        }
        """;
}
