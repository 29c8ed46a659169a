package normalize

import "strings"

// tracking lists the query parameters that say where a reader came from and
// nothing about what is served. Written from what the makers of these systems
// document; a parameter that is not listed is never dropped. A trailing *
// makes a prefix. Names are compared without regard to ASCII case.
//
// Left out on purpose, because sites use them to choose what is served: ref,
// source, src, from, id, cid, sid, s, t, page, via, utm (bare), campaign.
var tracking = []struct{ name, whose string }{
	{"utm_*", "Google Analytics campaigns, and all who copied them"},
	{"_ga", "Google Analytics linker"},
	{"_gl", "Google tag linker"},
	{"gclid", "Google Ads click"},
	{"gclsrc", "Google Ads click, its kind"},
	{"gbraid", "Google Ads click from an app"},
	{"wbraid", "Google Ads click to an app"},
	{"dclid", "Google display ads click"},
	{"gad_source", "Google Ads, where the click came from"},
	{"gad_campaignid", "Google Ads campaign"},
	{"fbclid", "Facebook click"},
	{"fb_action_ids", "Facebook Open Graph action"},
	{"fb_action_types", "Facebook Open Graph action"},
	{"fb_source", "Facebook, where the click came from"},
	{"fb_ref", "Facebook, where the click came from"},
	{"igshid", "Instagram share"},
	{"igsh", "Instagram share"},
	{"twclid", "X (Twitter) click"},
	{"ttclid", "TikTok click"},
	{"li_fat_id", "LinkedIn ads click"},
	{"msclkid", "Microsoft Ads click"},
	{"yclid", "Yandex Direct click"},
	{"ysclid", "Yandex search click"},
	{"_openstat", "Openstat campaigns"},
	{"epik", "Pinterest click"},
	{"sccid", "Snapchat click"},
	{"rdt_cid", "Reddit ads click"},
	{"mc_cid", "Mailchimp campaign"},
	{"mc_eid", "Mailchimp recipient"},
	{"_hsenc", "HubSpot e-mail"},
	{"_hsmi", "HubSpot e-mail"},
	{"__hstc", "HubSpot visitor"},
	{"__hssc", "HubSpot session"},
	{"__hsfp", "HubSpot fingerprint"},
	{"hsctatracking", "HubSpot call to action"},
	{"mkt_tok", "Marketo recipient"},
	{"vero_id", "Vero recipient"},
	{"vero_conv", "Vero conversion"},
	{"oly_enc_id", "Omeda recipient"},
	{"oly_anon_id", "Omeda visitor"},
	{"ml_subscriber", "MailerLite recipient"},
	{"ml_subscriber_hash", "MailerLite recipient"},
	{"_bta_tid", "Bronto recipient"},
	{"_bta_c", "Bronto campaign"},
	{"s_cid", "Adobe Analytics campaign"},
	{"s_kwcid", "Adobe Advertising keyword"},
	{"ef_id", "Adobe Advertising click"},
	{"xtor", "AT Internet campaign"},
	{"at_medium", "AT Internet (Piano) campaign"},
	{"at_campaign", "AT Internet (Piano) campaign"},
	{"at_custom1", "AT Internet (Piano) campaign"},
	{"at_custom2", "AT Internet (Piano) campaign"},
	{"at_custom3", "AT Internet (Piano) campaign"},
	{"at_custom4", "AT Internet (Piano) campaign"},
	{"at_campaign_type", "AT Internet (Piano) campaign"},
	{"at_link_id", "AT Internet (Piano) campaign"},
	{"at_link_type", "AT Internet (Piano) campaign"},
	{"at_link_origin", "AT Internet (Piano) campaign"},
	{"at_format", "AT Internet (Piano) campaign"},
	{"at_bbc_team", "AT Internet campaign, BBC"},
	{"at_ptr_name", "AT Internet campaign, BBC"},
	{"wt_mc", "Webtrekk (Mapp) campaign"},
	{"wt_zmc", "Webtrekk (Mapp) campaign"},
	{"wt.mc_id", "Webtrends campaign"},
	{"wt.mc_ev", "Webtrends campaign"},
	{"wt.nav", "Webtrends navigation"},
	{"mtm_*", "Matomo campaigns"},
	{"pk_campaign", "Matomo (Piwik) campaign"},
	{"pk_kwd", "Matomo (Piwik) campaign"},
	{"pk_keyword", "Matomo (Piwik) campaign"},
	{"pk_source", "Matomo (Piwik) campaign"},
	{"pk_medium", "Matomo (Piwik) campaign"},
	{"pk_content", "Matomo (Piwik) campaign"},
	{"pk_cid", "Matomo (Piwik) campaign"},
	{"piwik_*", "Matomo (Piwik) campaign"},
	{"hsa_*", "HubSpot ads"},
	{"stm_*", "Snowplow-style campaigns"},
	{"cmpid", "Adobe-style campaign"},
	{"ns_campaign", "comScore campaign"},
	{"ns_source", "comScore campaign"},
	{"ns_mchannel", "comScore campaign"},
	{"ns_linkname", "comScore campaign"},
	{"ns_fee", "comScore campaign"},
	{"echobox", "Echobox social posting"},
	{"spmailingid", "Silverpop (Acoustic) mailing"},
	{"spuserid", "Silverpop (Acoustic) recipient"},
	{"spjobid", "Silverpop (Acoustic) mailing"},
	{"spreportid", "Silverpop (Acoustic) mailing"},
	{"elqtrackid", "Oracle Eloqua"},
	{"elqtrack", "Oracle Eloqua"},
	{"elqaid", "Oracle Eloqua"},
	{"elqat", "Oracle Eloqua"},
	{"elqcampaignid", "Oracle Eloqua"},
	{"trk_contact", "Listrak recipient"},
	{"trk_msg", "Listrak message"},
	{"trk_module", "Listrak message"},
	{"trk_sid", "Listrak session"},
	{"guccounter", "Yahoo consent, count of visits"},
	{"guce_referrer", "Yahoo consent, where the reader came from"},
	{"guce_referrer_sig", "Yahoo consent, its signature"},
	{"wickedid", "Wicked Reports click"},
	{"irclickid", "Impact affiliate click"},
	{"irgwc", "Impact affiliate click"},
	{"_branch_match_id", "Branch deep link"},
	{"_branch_referrer", "Branch deep link"},
	{"__twitter_impression", "X (Twitter) card"},
	{"amp_js_v", "AMP cache, version of its script"},
	{"amp_gsa", "AMP cache, visitor"},
	{"usqp", "AMP cache, experiment"},
	{"sfnsn", "Facebook share"},
	{"tblci", "Taboola click"},
	{"obclid", "Outbrain click"},
	{"outbrainclickid", "Outbrain click"},
	{"dicbo", "Outbrain click"},
	{"vgo_ee", "ActiveCampaign recipient"},
	{"ck_subscriber_id", "Kit (ConvertKit) recipient"},
	{"wprov", "Wikimedia, where the click came from"},
	{"spm", "Alibaba, place of the link on the page"},
	{"cmpreason", "consent banners, why they were shown"},
}

// trackers is tracking made ready to ask.
type trackers struct {
	names    map[string]bool
	prefixes []string
}

func newTrackers(extra []string) *trackers {
	t := &trackers{names: make(map[string]bool, len(tracking)+len(extra))}
	for _, p := range tracking {
		t.add(p.name)
	}
	for _, name := range extra {
		t.add(strings.ToLower(strings.TrimSpace(name)))
	}
	return t
}

func (t *trackers) add(name string) {
	prefix, wild := strings.CutSuffix(name, "*")
	switch {
	case prefix == "": // "*" alone would drop every parameter: nobody means that
	case wild:
		t.prefixes = append(t.prefixes, prefix)
	default:
		t.names[name] = true
	}
}

// has reports whether a parameter's name, as written in a query, is listed.
func (t *trackers) has(name string) bool {
	name = strings.ToLower(percentDecode(name))
	if t.names[name] {
		return true
	}
	for _, p := range t.prefixes {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// strip takes the listed parameters out of a raw query (without "?"), leaving
// the rest byte for byte and in its order.
func (t *trackers) strip(query string) (rest string, changed bool) {
	if query == "" {
		return query, false
	}
	var kept []string
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if name != "" && t.has(name) {
			changed = true
			continue
		}
		kept = append(kept, pair)
	}
	if !changed {
		return query, false
	}
	return strings.Join(kept, "&"), true
}
