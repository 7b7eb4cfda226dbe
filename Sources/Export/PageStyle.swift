/// The page's own style. The lanes are a grid of ten halves of five lanes, after time and number.
enum PageStyle {
  static let text = """
    :root{color-scheme:light dark;--ink:#1f2328;--dim:#57606a;--paper:#fff;--line:#d0d7de;--lane:#c3cbd4;--link:#0759b8;--right:#116329;--open:#7d4e00;--wrong:#b3151f;--reply:#31669c;--card:#f6f8fa}
    @media screen and (prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#a2acb8;--paper:#0d1117;--line:#30363d;--lane:#3d4652;--link:#6cb6ff;--right:#3ddc84;--open:#ffcf5c;--wrong:#ff9a94;--reply:#a9c7e8;--card:#161b22}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,'Noto Sans CJK SC','PingFang SC',sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
    main{max-width:1080px;margin:0 auto;padding:24px}
    h1{font-size:26px;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:19px;margin:32px 0 8px;border-bottom:1px solid var(--line)}h3{font-size:15px;margin:0 0 4px}
    a{color:var(--link)}code,pre,time{font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace}
    .facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0;color:var(--dim)}.facts div{display:flex;gap:6px}.facts dd{margin:0;color:var(--ink)}
    .verdict{margin:16px 0 0;padding:10px 14px;border-left:5px solid;background:var(--card);font-size:18px;font-weight:600}
    .verdict small{display:block;font-size:14px;font-weight:400;color:var(--ink)}
    .right{color:var(--right)}.open{color:var(--open)}.wrong{color:var(--wrong)}
    .legend,p.note{color:var(--dim)}.legend{font-size:13px;margin:0 0 8px}p.note{margin:8px 0}
    ol{list-style:none;margin:0;padding:0;min-width:720px}@media screen and (max-width:767px){.diagram{overflow-x:auto}}
    .lanes{display:grid;grid-template-columns:78px 46px repeat(10,minmax(0,1fr));grid-template-rows:minmax(19px,auto) 9px;font-size:13px;line-height:19px}
    .lanes.head{font-weight:600;min-width:720px;grid-template-rows:24px;position:sticky;top:0;background:var(--paper);z-index:1}
    .lanes.head span{grid-column:span 2;text-align:center;white-space:nowrap}
    li.lanes{background:linear-gradient(var(--lane),var(--lane)),linear-gradient(var(--lane),var(--lane)),linear-gradient(var(--lane),var(--lane)),linear-gradient(var(--lane),var(--lane)),linear-gradient(var(--lane),var(--lane));background-repeat:no-repeat;background-size:1px 100%;background-position:calc(124px + (100% - 124px)*.1),calc(124px + (100% - 124px)*.3),calc(124px + (100% - 124px)*.5),calc(124px + (100% - 124px)*.7),calc(124px + (100% - 124px)*.9);break-inside:avoid}
    li.lanes:target{outline:2px solid var(--link)}figure:target{outline:2px solid var(--link);outline-offset:4px}
    li.lanes time{grid-column:1;grid-row:1/3;text-align:right;padding-right:10px;color:var(--dim)}li.lanes>a{grid-column:2;grid-row:1/3}
    .route{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .words{grid-row:1;text-align:center;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;padding:0 8px;justify-self:center;max-width:100%;background:var(--paper)}
    .words.end{justify-self:start;margin-left:6px;padding:0 4px}.words.begin{justify-self:end;margin-right:6px;padding:0 4px}
    .words.aside{grid-row:1/3;white-space:normal;text-align:left;align-self:center;line-height:16px}
    .l0{grid-column-start:4}.l1{grid-column-start:6}.l2{grid-column-start:8}.l3{grid-column-start:10}.l4{grid-column-start:12}.begin{grid-column-start:3}
    .r0{grid-column-end:4}.r1{grid-column-end:6}.r2{grid-column-end:8}.r3{grid-column-end:10}.r4{grid-column-end:12}.end{grid-column-end:13}
    .arrow{grid-row:2;height:4px;border-bottom:1.5px solid var(--ink);position:relative;font:9px/9px sans-serif}
    .arrow{text-align:right}.arrow.back{text-align:left}.arrow.reply{border-bottom-style:dashed;border-color:var(--reply);color:var(--reply)}
    .arrow.lost{border-color:var(--wrong);color:var(--wrong);font-size:13px;font-weight:700}
    .error{color:var(--wrong)}.words.error,.words.warning,.words.note{font-weight:600}.words.warning,.words.note{color:var(--open)}.words.act{color:var(--dim)}.words.timer{color:var(--dim)}
    .row{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;break-inside:avoid}figcaption{font-size:13px;color:var(--dim)}
    pre{margin:2px 0 0;font-size:13px;line-height:16px;border:1px solid var(--line)}pre span{display:inline-block;height:16px;vertical-align:top;white-space:pre}pre i,pre b{display:inline-block;width:2ch;font-style:inherit;font-weight:inherit;text-align:center}pre b{width:1ch}
    article{border-left:4px solid var(--open);background:var(--card);padding:8px 14px;margin:10px 0;break-inside:avoid;overflow-wrap:anywhere}article.error{border-color:var(--wrong);color:inherit}article p{margin:0;color:var(--dim)}
    dl{margin:4px 0 0}dt{font-weight:600}dd{margin:0 0 4px}
    .rules,.settings{padding-left:20px}.known{border:1px solid;border-radius:4px;padding:0 4px;font-size:12px}.documented{color:var(--right)}.observed{color:var(--reply)}.our-choice{color:var(--open)}
    .settings code{overflow-wrap:anywhere}
    @media print{main{max-width:none;padding:0}.lanes.head{position:static}.diagram{overflow:visible}ol,.lanes.head{min-width:0}h2{break-after:avoid}.phones{break-before:page}a{color:inherit;text-decoration:none}body{font-size:12px}}

    """
}
