package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.schema.LakeTable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The columns by the contract of the tables, copied from it by hand. */
class CloudTrailColumnsTest {

    @Test
    void areThoseOfTheContractInItsOrder() {
        String columns = LakeTable.CLOUDTRAIL.storedColumns().stream()
                .map(column -> column.name() + " " + column.type().athenaName())
                .collect(Collectors.joining("\n"));
        assertThat(columns).isEqualTo("""
                        eventversion string
                        useridentity struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,\
                        accesskeyid:string,username:string,onbehalfof:struct<userid:string,identitystorearn:string>,\
                        sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,\
                        sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,\
                        ec2roledelivery:string,\
                        webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>>>
                        eventtime string
                        eventsource string
                        eventname string
                        awsregion string
                        sourceipaddress string
                        useragent string
                        errorcode string
                        errormessage string
                        requestparameters string
                        responseelements string
                        additionaleventdata string
                        requestid string
                        eventid string
                        resources array<struct<arn:string,accountid:string,type:string>>
                        eventtype string
                        apiversion string
                        readonly string
                        recipientaccountid string
                        serviceeventdetails string
                        sharedeventid string
                        vpcendpointid string
                        vpcendpointaccountid string
                        eventcategory string
                        addendum struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>
                        sessioncredentialfromconsole string
                        edgedevicedetails string
                        tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>
                        managementevent string
                        source_path string
                        source_record bigint
                        source_sha256 string
                        unmapped_json string""");
    }
}
